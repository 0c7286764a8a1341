// Small helpers to make elements; text is always set as text, never as markup.

export const byId = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && name !== "list" && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A drop-down list of columns.
export function chooser(label, columns, chosen, onChange) {
  const options = columns.map((name) => make("option", { value: name, textContent: name, selected: name === chosen }));
  const list = make("select", { onchange: (event) => onChange(event.target.value) }, ...options);
  return make("label", {}, `${label} `, list);
}
