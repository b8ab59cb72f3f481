/** One message as a part of a tree of replies. */
export interface TreeNode {
  /** Its id. */
  readonly id: string | undefined;
  /** The id of the message that it answers. */
  readonly parent: string | undefined;
  /** The conversation that it is in, where its row says so. */
  readonly conversation: string | undefined;
}

/** Where a message belongs. */
export interface Home {
  /** The id of a conversation, or of the message that a tree of replies begins with. */
  readonly id: string;
  /** Whether a row names it as its conversation. */
  readonly isNamed: boolean;
}

/**
 * The conversation of each message: the one that its row names, else that of the message it answers, else the id of the
 * message that the tree of replies begins with, which need not be among them. Of messages that answer each other in a
 * circle it is the least of their ids. `undefined` for a message that has neither id nor parent. The order of the
 * messages makes no difference, as long as no two have one id; of those the first is the one that is answered.
 *
 * O(n).
 */
export function replyTrees(nodes: readonly TreeNode[]): (Home | undefined)[] {
  const byId = new Map<string, number>();
  nodes.forEach(({ id }, i) => {
    if (id !== undefined && !byId.has(id)) byId.set(id, i);
  });
  const homes: (Home | undefined)[] = nodes.map(({ conversation }) =>
    conversation === undefined ? undefined : { id: conversation, isNamed: true },
  );
  /** The walk in which each was last met, from 1. */
  const walks = new Int32Array(nodes.length);
  nodes.forEach((_, start) => {
    const path: number[] = [];
    let at = start;
    let home = homes[at];
    while (home === undefined && walks[at] !== start + 1) {
      walks[at] = start + 1;
      path.push(at);
      const { id, parent } = nodes[at] ?? {};
      const next = parent === undefined ? undefined : byId.get(parent);
      if (next === undefined) {
        const root = parent ?? id;
        if (root === undefined) return;
        home = { id: root, isNamed: false };
      } else {
        at = next;
        home = homes[at];
      }
    }
    home ??= { id: least(path.slice(path.indexOf(at)).flatMap((i) => nodes[i]?.id ?? [])), isNamed: false };
    for (const i of path) homes[i] = home;
  });
  return homes;
}

/** The least of these texts. */
function least(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b < a ? b : a));
}
