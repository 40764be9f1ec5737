/** How our collector, unlike an official server, says that it takes several transactions in one envelope. */
export const headersThatAnnounceBatches = { 'x-clew-batch': '100' };
