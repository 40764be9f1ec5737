/** How a server of ours says that it takes several transactions in one envelope. */
export const headersThatAnnounceBatches = {};
