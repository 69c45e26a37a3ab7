"""Knowledge of the Vietnamese language, with no input or output: what checker, voices and search share."""
