/// The faults that wait for their requests.
struct FaultPlan: Sendable {
    struct Rule: Sendable {
        let fault: Fault
        let match: FaultMatch
        /// How many requests it still meets; `nil` means all.
        var timesLeft: Int?
        /// How many matching requests pass before the first is met.
        var toSkip: Int
    }

    /// What one request meets.
    struct Draw: Sendable {
        var fault: Fault?
        var delay: Duration = .zero
        var delayName: String?

        var name: String? { fault?.name ?? delayName }
    }

    private(set) var rules: [Rule] = []

    mutating func add(_ fault: Fault, match: FaultMatch, times: Int?) {
        rules.append(Rule(fault: fault, match: match, timesLeft: times, toSkip: max(0, match.nth - 1)))
    }

    mutating func removeAll() {
        rules = []
    }

    /// Counts a request, and takes what it meets: every latency, and the first of the other faults.
    mutating func draw(for request: MockRequest, operation: String?) -> Draw {
        var draw = Draw()
        for index in rules.indices where rules[index].match.fits(request, operation: operation) {
            if rules[index].toSkip > 0 {
                rules[index].toSkip -= 1
                continue
            }
            if case .latency(let delay) = rules[index].fault {
                draw.delay += delay
                draw.delayName = rules[index].fault.name
            } else if draw.fault == nil {
                draw.fault = rules[index].fault
            } else {
                continue
            }
            rules[index].timesLeft = rules[index].timesLeft.map { $0 - 1 }
        }
        rules.removeAll { $0.timesLeft == 0 }
        return draw
    }
}
