export {
  startNeighbour,
  type AnswerOfNeighbour,
  type Neighbour,
  type ReceivedRequest,
} from './start-neighbour';
