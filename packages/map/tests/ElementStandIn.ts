/** As much of an element as a pin is made of, where there is no page. */
export class ElementStandIn extends EventTarget {
  readonly attributes = new Map<string, string>();
  readonly style = { color: '', setProperty: (name: string, value: string): void => void Object.assign(this.style, { [name]: value }) };
  className = '';
  tabIndex = -1;

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  append(): void {
    // Nothing is shown.
  }
}
