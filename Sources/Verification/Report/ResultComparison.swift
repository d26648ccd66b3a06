/// Compares two lists of results of one account or person.
struct ResultComparison {
    typealias Pair = (earlier: CheckResult?, later: CheckResult?)

    /// What isn't as it was, in the catalogue's order.
    private(set) var changes: [Pair] = []
    /// How many results are as they were.
    private(set) var unchanged = 0

    private struct Key: Hashable {
        let check: CheckID
        let identity: [String]

        init(_ result: CheckResult) {
            check = result.check
            identity = result.subject.identity
        }
    }

    init(_ before: [CheckResult], _ after: [CheckResult]) {
        let earlier = Self.indexed(before)
        let later = Self.indexed(after)
        for (key, now) in later {
            note(earlier[key] ?? Self.cover(of: now, in: before), now, isAlone: earlier[key] == nil, before)
        }
        for (key, then) in earlier where later[key] == nil { noteGone(then, after) }
        changes.sort { Self.order($0) < Self.order($1) }
    }

    /// Of several results of one subject, the worst.
    private static func indexed(_ results: [CheckResult]) -> [Key: CheckResult] {
        Dictionary(results.map { (Key($0), $0) }) { $0.verdict < $1.verdict ? $1 : $0 }
    }

    /// A later result, with the earlier one that it is compared with. A folded result that has no counterpart, but parts that
    /// were told one by one, says nothing that these don't.
    private mutating func note(_ then: CheckResult?, _ now: CheckResult, isAlone: Bool, _ before: [CheckResult]) {
        if isAlone, then == nil, Self.hasParts(now, in: before) { return }
        guard let then, Self.isSame(then, now) else { return changes.append((then, now)) }
        unchanged += 1
    }

    /// An earlier result without a counterpart: one that covers it may be there, or only its parts.
    private mutating func noteGone(_ then: CheckResult, _ after: [CheckResult]) {
        if let cover = Self.cover(of: then, in: after) {
            if Self.isSame(then, cover) { unchanged += 1 } else { changes.append((then, cover)) }
        } else if !Self.hasParts(then, in: after) {
            changes.append((then, nil))
        }
    }

    /// The narrowest other result of the check whose subject holds this one's.
    private static func cover(of result: CheckResult, in others: [CheckResult]) -> CheckResult? {
        others.filter { $0.check == result.check && covers($0.subject.identity, result.subject.identity) }
            .max { breadth($0) > breadth($1) }
    }

    private static func hasParts(_ result: CheckResult, in others: [CheckResult]) -> Bool {
        others.contains { $0.check == result.check && covers(result.subject.identity, $0.subject.identity) }
    }

    private static func covers(_ wide: [String], _ narrow: [String]) -> Bool {
        wide != narrow && zip(wide, narrow).allSatisfy { $0.isEmpty || $0 == $1 }
    }

    private static func breadth(_ result: CheckResult) -> Int {
        result.subject.identity.filter(\.isEmpty).count
    }

    /// That there is nothing of a kind any more is no change for the better or worse.
    private static func isSame(_ then: CheckResult, _ now: CheckResult) -> Bool {
        let sound: Set<Verdict> = [.passed, .notApplicable]
        if sound.contains(then.verdict), sound.contains(now.verdict) { return true }
        return then.verdict == now.verdict && then.cause == now.cause
    }

    private static func order(_ pair: Pair) -> (Int, CheckSubject) {
        let result = pair.later ?? pair.earlier
        return (result.map { CheckCatalog.position($0.check) } ?? 0, result?.subject ?? CheckSubject())
    }
}
