package dev.checkbulk.script.browser;

import java.nio.file.Files;
import java.nio.file.Path;

/** Draws a report as an SVG, from where the browser puts its texts and boxes: {@code Picture REPORT SVG}. */
final class Picture {
    private static final String DRAW = """
            (() => {
              const escape = (text) => text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one]);
              const round = (number) => Math.round(number * 10) / 10;
              const seen = (color) => !/rgba\\(0, 0, 0, 0\\)/.test(color);
              const box = (at, fill, stroke) => `<rect x="${round(at.x)}" y="${round(at.y)}" width="${round(at.width)}"`
                + ` height="${round(at.height)}" fill="${fill}"${stroke ? ` stroke="${stroke}"` : ''} rx="${stroke ? 4 : 0}"/>`;
              const out = [];
              const text = (style, words, left, right, base, underlined) => out.push(`<text x="${round(left)}" y="${round(base)}"`
                + ` font-size="${parseFloat(style.fontSize)}" fill="${style.color}" font-weight="${style.fontWeight}"`
                + ` font-family="${/mono/i.test(style.fontFamily) ? 'monospace' : 'sans-serif'}"`
                + (underlined ? ' text-decoration="underline"' : '')
                + ` textLength="${round(right - left)}" lengthAdjust="spacingAndGlyphs">${escape(words)}</text>`);
              const lines = (node, style) => {
                const underlined = Boolean(node.parentElement.closest('a'));
                let line = null;
                for (const word of node.data.matchAll(/\\S+/g)) {
                  const range = document.createRange();
                  range.setStart(node, word.index);
                  range.setEnd(node, word.index + word[0].length);
                  const at = range.getBoundingClientRect();
                  if (line && Math.abs(line.at.top - at.top) < 3) {
                    line.words += ' ' + word[0];
                    line.right = at.right;
                  } else {
                    if (line) { text(style, line.words, line.at.left, line.right, line.at.bottom - line.at.height * .24, underlined); }
                    line = { words: word[0], at, right: at.right };
                  }
                }
                if (line) { text(style, line.words, line.at.left, line.right, line.at.bottom - line.at.height * .24, underlined); }
              };
              const walk = (element) => {
                const style = getComputedStyle(element);
                const at = element.getBoundingClientRect();
                if (style.display === 'none' || at.width === 0 || at.right < 0 || element.matches('#data, [aria-labelledby=facts-title]')) { return; }
                if (element.tagName === 'svg') {
                  const copy = element.cloneNode(true);
                  copy.setAttribute('x', at.x); copy.setAttribute('y', at.y);
                  copy.setAttribute('width', at.width); copy.setAttribute('height', at.height);
                  element.querySelectorAll('*').forEach((part, index) => {
                    const drawn = copy.querySelectorAll('*')[index];
                    drawn.setAttribute('fill', getComputedStyle(part).fill);
                    drawn.setAttribute('stroke', getComputedStyle(part).stroke);
                    if (getComputedStyle(part).strokeDasharray !== 'none') { drawn.setAttribute('stroke-dasharray', '6 4'); }
                    if (part.tagName === 'text') { drawn.setAttribute('font-size', '12'); drawn.setAttribute('font-family', 'sans-serif'); }
                    drawn.removeAttribute('class');
                  });
                  out.push(new XMLSerializer().serializeToString(copy));
                  return;
                }
                const button = /BUTTON|CODE|INPUT/.test(element.tagName) && parseFloat(style.borderTopWidth) > 0;
                if (seen(style.backgroundColor) || button) { out.push(box(at, style.backgroundColor, button && style.borderTopColor)); }
                if (!button && parseFloat(style.borderBottomWidth) > 0) {
                  out.push(box({ x: at.x, y: at.bottom - 1, width: at.width, height: 1 }, style.borderBottomColor));
                }
                if (parseFloat(style.borderLeftWidth) > 3) {
                  out.push(box({ x: at.x, y: at.y, width: 4, height: at.height }, style.borderLeftColor));
                }
                const before = getComputedStyle(element, '::before');
                if (before.content === '""' && before.display === 'inline-block') {
                  out.push(box({ x: at.x, y: at.y + 6, width: 12, height: 12 }, before.backgroundColor));
                } else if (/^"[+−]"$/.test(before.content)) {
                  text(style, before.content[1], at.x + 9, at.x + 18, at.bottom - at.height * .3);
                }
                for (const node of element.childNodes) {
                  if (node.nodeType === 3) { lines(node, style); } else if (node.nodeType === 1) { walk(node); }
                }
              };
              const end = document.getElementById('rows').getBoundingClientRect().bottom + 24;
              walk(document.body);
              return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${innerWidth} ${round(end)}" role="img">`
                + `<title>${escape(document.querySelector('h1').innerText)}</title>`
                + `<rect width="100%" height="100%" fill="#ffffff"/>\\n${out.join('\\n')}\\n</svg>\\n`;
            })()
            """;

    private Picture() {}

    public static void main(String... args) throws Exception {
        try (Browser browser = Browser.start()) {
            browser.as("screen", "light").wide(1200).open(Path.of(args[0]));
            browser.until("document.querySelector('#table tr.entry')");
            browser.click("h1 a");
            browser.click("#table tr.entry button");
            browser.ask("scrollTo(0, 0)");
            Files.writeString(Path.of(args[1]), browser.ask(DRAW.strip()));
        }
        System.exit(0);
    }
}
