"""What the accessibility tests measure in a page, as JavaScript that gives a list of what is wrong: empty is right."""

# The contrast of every text that can be seen with what stands behind it; pictures have words of their own.
FAINT = """() => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = one => {
    for (; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) { return colour; }
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const one of document.querySelectorAll('body *:not(svg *):not(script)')) {
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !one.offsetParent) { continue; }
    const pair = [light(parse(getComputedStyle(one).color)), light(behind(one))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 7) { faint.push(ratio.toFixed(1) + ' ' + one.outerHTML.slice(0, 80)); }
  }
  return faint;
}"""

# A link among other words is as large as its words; a choice's label is what is pressed, not its little circle.
SMALL = """() => [...document.querySelectorAll('a[href], button, summary, audio, input, .choice label')]
  .filter(one => one.getClientRects().length && !one.matches('.skip, .choice input'))
  .filter(one => getComputedStyle(one).display !== 'inline' || one.matches('nav a'))
  .filter(one => one.offsetHeight < 44 || one.offsetWidth < 44)
  .map(one => one.offsetWidth + 'x' + one.offsetHeight + ' ' + one.outerHTML.slice(0, 80))"""

# Signs that stand higher or lower than the line, and notes below the text, may be smaller; words in pictures are drawn.
TINY = """() => [...document.querySelectorAll('body *:not(svg *):not(math *):not(script)')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(one => one.getClientRects().length && !one.closest('sup, sub, .footnote, .footnote-reference'))
  .filter(one => parseFloat(getComputedStyle(one).fontSize) < 20)
  .map(one => getComputedStyle(one).fontSize + ' ' + one.outerHTML.slice(0, 80))"""

# The characters of each line of running text, by where each stands.
LONG = """() => {
  const long = [];
  for (const block of document.querySelectorAll('main p, main li, main dd')) {
    const lines = {};
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      for (let at = 0; at < walker.currentNode.data.length; at += 1) {
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const box = range.getClientRects()[0];
        if (box) { lines[Math.round(box.bottom / 12)] = (lines[Math.round(box.bottom / 12)] || 0) + 1; }
      }
    }
    const most = Math.max(0, ...Object.values(lines));
    if (most > 80) { long.push(most + ' ' + block.textContent.slice(0, 80)); }
  }
  return long;
}"""

# What has the focus looks otherwise than before, is not hidden behind the bar or beside the screen, and no box around
# it cuts its ring off.
UNSEEN_FOCUS = """() => {
  const cut = (one, box) => {
    const look = getComputedStyle(one), reach = parseFloat(look.outlineWidth) + parseFloat(look.outlineOffset);
    for (let around = one.parentElement; around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') { continue; }
      const room = around.getBoundingClientRect();
      if (look.outlineStyle !== 'none' && (box.left - reach < room.left - .5 || box.right + reach > room.right + .5 ||
          box.top - reach < room.top - .5 || box.bottom + reach > room.bottom + .5)) { return true; }
    }
    return false;
  };
  const looks = one => ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow']
    .map(name => getComputedStyle(one)[name]).join();
  const bar = document.querySelector('.bar');
  const bottom = bar && !bar.hidden ? bar.getBoundingClientRect().top : innerHeight;
  const unseen = [];
  document.activeElement.blur();
  for (const one of document.querySelectorAll('a[href], button, summary, audio, input, [tabindex="0"]')) {
    if (!one.getClientRects().length) { continue; }
    const before = looks(one);
    one.focus();
    const box = one.getBoundingClientRect();
    const shown = box.left >= 0 && box.top >= 0 && (box.bottom <= bottom || one.closest('.bar'));
    if (looks(one) === before || document.activeElement !== one || !shown || cut(one, box)) {
      unseen.push(Math.round(box.top) + '-' + Math.round(box.bottom) + ' ' + one.outerHTML.slice(0, 80));
    }
    one.blur();
  }
  return unseen;
}"""

# What reaches beyond the screen, when the page can be moved sideways.
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 80))"""
