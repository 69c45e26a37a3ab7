"""The values that flow between the stages. Frozen, and free of any input or output."""
