/// Every public operation on teams.
enum TeamOperation: String, Sendable, CaseIterable {
    case create, rename, add, move, remove, swapPrimaryAdmin, changePosition, list, members, candidates, destinations
}
