const svgNamespace = 'http://www.w3.org/2000/svg';

/** Outline of a drop whose tip stands at (20, 46) in a box of 40 × 48. */
const dropPath = 'M20 46C14 36 6 28.5 6 18.5a14 14 0 0 1 28 0C34 28.5 26 36 20 46Z';

/** Builds the pin as a focusable element of 40 × 48 CSS pixels whose lower middle stands on the place. */
export function createPinElement(label: string, color: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'finemesh-map-pin';
  element.tabIndex = 0;
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', label);
  Object.assign(element.style, { width: '40px', height: '48px', color, cursor: 'grab', touchAction: 'none' });
  element.append(drawing());
  return element;
}

function drawing(): SVGElement {
  const svg = svgElement('svg', { viewBox: '0 0 40 48', width: '40', height: '48', 'aria-hidden': 'true' });
  svg.append(
    svgElement('ellipse', { cx: '20', cy: '45.5', rx: '8', ry: '2.2', fill: '#000', opacity: '0.22' }),
    svgElement('path', { d: dropPath, fill: 'currentColor', stroke: '#fff', 'stroke-width': '2' }),
    svgElement('circle', { cx: '20', cy: '18.5', r: '5.2', fill: '#fff' }),
  );
  return svg;
}

function svgElement(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
