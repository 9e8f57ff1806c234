// The index: every face in a frame of its own, in the language, theme, layout and width that are picked. A frame is
// filled when it comes near the screen: there are hundreds.

import init, { list } from './gallery.js';

const pickers = document.querySelector('#pickers');
const main = document.querySelector('#faces');

await init();
const { faces, locales } = JSON.parse(list());
for (const locale of locales) pickers.elements.locale.add(new Option(locale));

// What is picked stands in the address, to be kept and sent.
const wanted = new URLSearchParams(location.search);
for (const { name } of pickers.elements) if (wanted.has(name)) pickers.elements[name].value = wanted.get(name);

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target.dataset.src !== target.getAttribute('src')) target.src = target.dataset.src;
    }
  },
  { rootMargin: '600px' },
);

/** A frame is as high as what is in it. */
addEventListener('message', ({ source, origin, data }) => {
  if (origin !== location.origin || typeof data?.height !== 'number') return;
  for (const frame of main.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.height = data.height;
});

const address = (face) => {
  const { locale, theme, layout } = Object.fromEntries(new FormData(pickers));
  return `view.html?${new URLSearchParams({ face, locale, theme, layout })}`;
};

const figures = new Map();
main.replaceChildren();
for (const group of new Set(faces.map((face) => face.group))) {
  const section = main.appendChild(document.createElement('section'));
  section.appendChild(document.createElement('h2')).textContent = group;
  const row = section.appendChild(document.createElement('div'));
  row.className = 'row';
  for (const { name } of faces.filter((face) => face.group === group)) {
    const figure = row.appendChild(document.createElement('figure'));
    const link = figure.appendChild(document.createElement('figcaption')).appendChild(document.createElement('a'));
    link.textContent = name;
    const frame = figure.appendChild(document.createElement('iframe'));
    frame.title = name;
    frame.height = 240;
    figures.set(name, { figure, link, frame });
  }
}

function draw() {
  const { width, find } = Object.fromEntries(new FormData(pickers));
  for (const [name, { figure, link, frame }] of figures) {
    figure.hidden = !name.includes(find.trim().toLowerCase());
    link.href = address(name);
    frame.width = width;
    frame.dataset.src = address(name);
    // Looked at anew, even where it stands on the screen already.
    near.unobserve(frame);
    near.observe(frame);
  }
  for (const section of main.children) section.hidden = !section.querySelector('figure:not([hidden])');
}

pickers.addEventListener('input', () => {
  history.replaceState(null, '', `?${new URLSearchParams(new FormData(pickers))}`);
  draw();
});
pickers.addEventListener('submit', (event) => event.preventDefault());
draw();
