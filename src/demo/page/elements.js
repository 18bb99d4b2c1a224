// Elements of the banner, the menu and the tour.

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

export const button = (className, textContent, onclick) => element("button", { type: "button", className, textContent, onclick });

// A link that resets the demo to a scene. It is followed here, since the app would take it for one of its pages.
export const sceneLink = (className, textContent, scene, onclick = () => {}) => {
  const link = element("a", { className, textContent, href: new URL(`#scene=${scene}`, document.baseURI).href });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onclick();
    location.assign(link.href);
  });
  return link;
};
