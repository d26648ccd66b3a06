import ConnectorKit

/// Calls that wait: interactive before bulk, parties of a priority in turn, each party's calls in their order. Pure.
///
/// Calls of a party that count in different buckets wait in different lanes, so that a full search limit holds up no
/// reads.
struct FairQueue: Sendable {
    /// A call that waits.
    struct Ticket: Sendable, Hashable {
        let id: UInt64
        let operation: OperationName
        let places: [Int]
        let cost: CallCost
        let party: BudgetParty
        let priority: CallPriority
        let since: Duration
    }

    private struct Turn: Hashable {
        let priority: CallPriority
        let party: BudgetParty
    }

    private var tickets: [UInt64: Ticket] = [:]
    private var lanes: [Turn: [[Int]: FirstInFirstOut<UInt64>]] = [:]
    private var turns: [CallPriority: [BudgetParty]] = [:]

    /// How many calls wait.
    var count: Int { tickets.count }

    /// Puts a call behind its party's others.
    mutating func append(_ ticket: Ticket) {
        let turn = Turn(priority: ticket.priority, party: ticket.party)
        if lanes[turn] == nil { turns[ticket.priority, default: []].append(ticket.party) }
        tickets[ticket.id] = ticket
        lanes[turn, default: [:]][ticket.places, default: .init()].append(ticket.id)
    }

    /// Takes a call out, because it may go: its party's turn is over.
    mutating func grant(_ ticket: Ticket) {
        remove(ticket.id)
        guard let place = turns[ticket.priority]?.firstIndex(of: ticket.party) else { return }
        turns[ticket.priority]?.remove(at: place)
        turns[ticket.priority]?.append(ticket.party)
    }

    /// Takes a call out, because it is given up or refused.
    @discardableResult
    mutating func remove(_ id: UInt64) -> Ticket? {
        guard let ticket = tickets.removeValue(forKey: id) else { return nil }
        let turn = Turn(priority: ticket.priority, party: ticket.party)
        lanes[turn]?[ticket.places]?.dropFirst { tickets[$0] == nil }
        if lanes[turn]?[ticket.places]?.isEmpty == true { lanes[turn]?[ticket.places] = nil }
        if lanes[turn]?.isEmpty == true {
            lanes[turn] = nil
            turns[ticket.priority]?.removeAll { $0 == ticket.party }
        }
        return ticket
    }

    /// The calls that may be considered, the one whose turn it is first: the first of each lane.
    func heads() -> [Ticket] {
        CallPriority.allCases.flatMap { priority in
            (turns[priority] ?? []).flatMap { party in
                (lanes[Turn(priority: priority, party: party)] ?? [:]).values
                    .compactMap { $0.first.flatMap { tickets[$0] } }
                    .sorted { $0.id < $1.id }
            }
        }
    }
}
