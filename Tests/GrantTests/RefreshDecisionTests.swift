import ConnectorKit
import SQLStore
import Testing

@testable import CRMGateway

@Suite("The decision about a refresh, over everything that may be so")
struct RefreshDecisionTests {
    typealias Attempt = RefreshSituation.Attempt

    /// Every history of up to three attempts, each a repetition of a lost one or not.
    static let histories: [[Attempt]] = {
        let kinds = RefreshIntentState.allCases.flatMap { state in
            [false, true].map { (state, $0) }
        }
        var all: [[Attempt]] = [[]]
        var last: [[Attempt]] = [[]]
        for place in 1...3 {
            last = last.flatMap { history in
                kinds.map { history + [Attempt(id: "a\(place)", state: $0.0, isReplay: $0.1)] }
            }
            all += last
        }
        return all
    }()

    /// Every situation with these histories.
    static func situations(_ body: (RefreshSituation) -> Void) {
        for state in GrantState.allCases {
            for life in TokenLife.allCases {
                for behaviour in [RefreshBehaviour.replaySafe, .singleUse] {
                    for bits in 0..<16 {
                        for history in histories {
                            body(
                                RefreshSituation(
                                    state: state, life: life, canRefresh: bits & 1 == 0, behaviour: behaviour,
                                    attempts: history, isWatchedOut: bits & 2 == 0, isCooling: bits & 4 == 0,
                                    isRefusedAgain: bits & 8 != 0))
                        }
                    }
                }
            }
        }
    }

    private func sends(_ decision: RefreshDecision) -> Bool {
        if case .send = decision { return true }
        return false
    }

    /// The situations in which a decision breaks a rule; expectations per situation would be too slow.
    private func broken(_ rule: (RefreshSituation, RefreshDecision) -> Bool) -> [RefreshSituation] {
        var found: [RefreshSituation] = []
        Self.situations { if !rule($0, RefreshDecision.decide($0)), found.count < 3 { found.append($0) } }
        return found
    }

    @Test("Only a live grant that can be refreshed, and isn't cooling, is ever refreshed")
    func guarded() {
        #expect(
            broken { now, decision in
                !sends(decision) || (now.state == .live && now.canRefresh && !now.isCooling && now.life != .fresh)
            } == [])
    }

    @Test("Revoked, quarantined and orphaned grants are never used (SYNC-13, F-A11)")
    func refused() {
        #expect(
            broken { now, decision in
                ![.revoked, .quarantined, .orphaned].contains(now.state) || decision == .refuse(now.state)
            } == [])
    }

    @Test("A token that is refused as soon as it is there, twice in a row, is followed by a pause and by no refresh")
    func refusedAgain() {
        #expect(
            broken { now, decision in
                guard now.isRefusedAgain, now.life == .over else { return decision != .pause }
                return !sends(decision) && (decision != .pause || (now.canRefresh && !now.isCooling))
            } == [])
    }

    @Test("Nothing is sent while an attempt is open (I-01)")
    func oneAtATime() {
        #expect(
            broken { now, decision in !sends(decision) || !now.attempts.contains { $0.state == .open } } == [])
    }

    @Test("I-03: after a lost answer, a single-use token is sent only as a journaled repetition, and only once")
    func replayOnce() {
        #expect(
            broken { now, decision in
                guard now.behaviour == .singleUse, case .send(let replayOf) = decision else { return true }
                guard now.attempts.contains(where: { $0.state == .unknown }) else { return replayOf == nil }
                let isSpent = now.attempts.contains { $0.isReplay && ($0.state == .unknown || $0.state == .refused) }
                return now.life == .over && replayOf != nil && !isSpent
            } == [])
    }

    @Test("F-A4: while the access token lives, a lost single-use refresh is not repeated")
    func livesOn() {
        #expect(
            broken { now, decision in
                guard now.state == .live, now.life == .due, now.behaviour == .singleUse else { return true }
                return !now.attempts.contains { $0.state == .unknown } || decision == .use
            } == [])
    }

    @Test("F-A4: an open single-use attempt of somebody else is watched out before it counts as lost")
    func watched() {
        #expect(
            broken { now, decision in
                guard now.behaviour == .singleUse, !now.isWatchedOut else { return true }
                if case .settle = decision { return false }
                return true
            } == [])
    }

    @Test("Nobody is asked to reconnect while the access token lives, or while the vendor asks to wait")
    func patient() {
        #expect(
            broken { now, decision in
                guard case .reconnect = decision else { return true }
                return now.life == .over && (!now.canRefresh || !now.isCooling)
            } == [])
    }

    @Test("A live token is always usable, whatever became of refreshes ahead of its end")
    func usable() {
        #expect(
            broken { now, decision in
                guard now.state == .live, now.life != .over else { return true }
                return decision == .use || sends(decision)
            } == [])
    }
}
