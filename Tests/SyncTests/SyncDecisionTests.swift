import ConnectorKit
import Testing
import Workspace

@testable import CRMGateway

@Suite("The small decisions of a sync are functions from values to values")
struct SyncDecisionTests {
    private func owner(_ id: CRMUserID, isActive: Bool = true) -> CRMOwner {
        CRMOwner(id: id, email: "a@example.com", name: "A", isActive: isActive)
    }

    @Test("SYNC-4: exactly one active CRM user with the email is bound")
    func oneActive() {
        #expect(OwnerResolution.decide([owner("1")]) == .bound("1"))
        #expect(OwnerResolution.decide([owner("1", isActive: false), owner("2")]) == .bound("2"))
        #expect(OwnerResolution.decide([owner("1"), owner("1")]) == .bound("1"))
    }

    @Test("SYNC-6, T-32: nobody, only deactivated ones, or several active ones are never guessed at")
    func nobodyToBind() {
        #expect(OwnerResolution.decide([]) == .unresolved)
        #expect(OwnerResolution.decide([owner("2", isActive: false), owner("1", isActive: false)]) == .inactive("1"))
        #expect(OwnerResolution.decide([owner("1"), owner("2")]) == .ambiguous(count: 2))
        for resolution in [OwnerResolution.unresolved, .inactive("1"), .ambiguous(count: 2)] {
            #expect(resolution.user == nil)
            #expect(!resolution.status.advice(crm: "X").isEmpty)
        }
    }

    @Test(
        "SYNC-4, SYNC-6: of several active ones, the only one who signs in with the email is bound, in any case",
        arguments: [
            (["bob@example.com", "bob@example.com.crm"], OwnerResolution.bound("1")),
            (["BOB@Example.com", nil], .bound("1")),
            ([nil, " bob@example.com "], .bound("2")),
            (["bob@example.com", "bob@example.com"], .ambiguous(count: 2)),
            (["bob.a@example.com", "bob.b@example.com"], .ambiguous(count: 2)),
            ([nil, nil], .ambiguous(count: 2)),
            (["bob.a@example.com"], .bound("1")),
        ])
    func signingIn(_ logins: [String?], _ expected: OwnerResolution) {
        let owners = logins.enumerated().map { index, login in
            CRMOwner(
                id: CRMUserID(rawValue: String(index + 1)), email: "bob@example.com", name: "Bob", isActive: true,
                login: login)
        }
        #expect(OwnerResolution.decide(owners) == expected)
        #expect(OwnerResolution.decide(owners.reversed()) == expected)
    }

    @Test("SYNC-6: a deactivated one who signs in with the email isn't bound before active ones")
    func inactiveSigningIn() {
        let owners = ["1", "2", "3"].map { id in
            CRMOwner(
                id: CRMUserID(rawValue: id), email: "bob@example.com", name: "Bob", isActive: id != "1",
                login: id == "1" ? "bob@example.com" : nil)
        }
        #expect(OwnerResolution.decide(owners) == .ambiguous(count: 2))
    }

    @Test("SYNC-2: a key is copied, left, replaced, or kept where it is one's own and the caller asked so")
    func keys() {
        let grant = GrantID(rawValue: "g1")
        func decide(_ other: String?, own: Bool = false, keeps: Bool = false) -> KeyCopyDecision {
            KeyCopyDecision.decide(
                existing: other.map { TargetKey(grant: GrantID(rawValue: $0), isOwnConnection: own) },
                sourceGrant: grant, keepsOwnConnections: keeps)
        }
        #expect(decide(nil) == .copy)
        #expect(decide("g1") == .unchanged)
        #expect(decide("g1", own: true, keeps: true) == .unchanged)
        #expect(decide("g2") == .replace(replacesOwnConnection: false))
        #expect(decide("g2", keeps: true) == .replace(replacesOwnConnection: false))
        #expect(decide("g2", own: true) == .replace(replacesOwnConnection: true))
        #expect(decide("g2", own: true, keeps: true) == .keepOwnConnection)
    }

    @Test("Ended runs stay ended, and a run begins as pending only")
    func runStates() {
        for state in RunState.allCases where state.isEnded {
            #expect(RunState.allCases.allSatisfy { !state.mayBecome($0) })
        }
        #expect(RunState.allCases.allSatisfy { !$0.mayBecome(.pending) })
        #expect(RunState.pending.mayBecome(.running) && RunState.paused.mayBecome(.running))
    }

    @Test("A step's log is one of intents: nothing before its start, nothing behind its success")
    func stepStates() {
        #expect(StepState.mayGo(from: nil, to: .started))
        for next in [StepState.committed, .succeeded, .failed] { #expect(!StepState.mayGo(from: nil, to: next)) }
        for next in [StepState.started, .committed, .succeeded, .failed] {
            #expect(StepState.mayGo(from: .started, to: next) && !StepState.mayGo(from: .succeeded, to: next))
        }
        #expect(StepState.mayGo(from: .failed, to: .started) && !StepState.mayGo(from: .failed, to: .succeeded))
    }

    @Test("SYNC-14: a used-up quota or a named wait pauses; every other failure is a failure")
    func pauses() {
        func pause(_ kind: ConnectorErrorKind, _ retry: RetryAdvice? = nil) -> CRMPause? {
            CRMPause(ConnectorError(kind, operation: "x.y.z", message: "m", retry: retry))
        }
        #expect(pause(.quotaExhausted)?.duration == CRMPause.quotaPauseDefault)
        #expect(pause(.rateLimited, .later(after: .seconds(90)))?.duration == .seconds(90))
        #expect(pause(.rateLimited, .exhausted) == nil)
        #expect(pause(.unavailable) == nil && pause(.unauthenticated) == nil)
    }
}

@Suite("What a run says follows from its parts")
struct SyncOutcomeTests {
    private let source = SourceKey(
        crm: "hubspot", grant: GrantID(rawValue: "g"), key: KeyID(rawValue: "k"), account: "1", accountName: nil,
        actsAs: nil, isLive: true)

    @Test("SYNC-8: copied, unchanged and failed follow from keys, bindings and owner properties")
    func verdicts() {
        var outcome = CRMOutcome(source)
        #expect(outcome.settled().verdict == .unchanged)
        outcome.keys.count(.copy)
        #expect(outcome.settled().verdict == .copied)
        outcome.failure = CRMFailure(kind: .unavailable, message: "down", isRetryable: true)
        #expect(outcome.settled().verdict == .failed)
    }

    @Test("SYNC-5: an owner property in conflict fails its CRM, and names the problem")
    func conflictFails() {
        var outcome = CRMOutcome(source)
        outcome.ownerProperties = [
            OwnerPropertyOutcome(object: .deal, property: "x", origin: nil, isChange: false, problem: "in the way")
        ]
        let settled = outcome.settled()
        #expect(settled.verdict == .failed)
        #expect(settled.failure == CRMFailure(kind: .conflict, message: "in the way", isRetryable: false))
    }

    @Test("SYNC-3, SYNC-6: nothing to copy succeeds; people who aren't bound end a run with warnings")
    func states() {
        var outcome = SyncCRMOutcome()
        #expect(outcome.state == .succeeded && outcome.isNothingToCopy)
        var crm = CRMOutcome(source)
        crm.bindings.count(.unresolved, of: UserID(rawValue: "u"), isChange: false)
        outcome.crms = [crm.settled()]
        #expect(outcome.state == .succeededWithWarnings && outcome.isUnchanged)
        crm.failure = CRMFailure(kind: .unavailable, message: "down", isRetryable: true)
        outcome.crms = [crm.settled()]
        #expect(outcome.state == .failed)
    }

    @Test("SYNC-10: what a run's record names doesn't grow with the number of people")
    func boundedExamples() throws {
        var counts = BindingCounts()
        for number in 0..<5_000 {
            counts.count(.unresolved, of: UserID(rawValue: "u\(number)"), isChange: false)
        }
        #expect(counts.unresolved == 5_000)
        #expect(counts.examples[.unresolved]?.count == BindingCounts.examplesMax)
    }
}
