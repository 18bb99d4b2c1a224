// Requests that were sent and are not answered yet, by their ids.
export const pendingRequests = () => {
  const settlers = new Map();
  let lastId = 0;
  const settle = (answer) => {
    settlers.get(answer.id)?.(answer);
    settlers.delete(answer.id);
  };
  return {
    add: () => {
      lastId += 1;
      const id = lastId;
      return { id, answer: new Promise((resolve) => settlers.set(id, resolve)) };
    },
    settle,
    // As if all their connections were closed.
    closeAll: () => [...settlers.keys()].forEach((id) => settle({ id, isClosed: true })),
  };
};
