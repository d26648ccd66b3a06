import ConnectorKit
import Verification
import Workspace

extension ProbeCalls {
    /// What a run has spent in an account until now, by stage.
    static func spent(
        by run: RunID, in account: VerifiedAccount, _ sessions: any SpendingSource
    ) async -> ProbeCalls {
        var calls = ProbeCalls()
        calls.reading = await sessions.calls(of: run.rawValue, in: account)
        calls.probing = await sessions.calls(of: ProbeSessions.probingParty(run), in: account)
        calls.narrowing = await sessions.calls(of: ProbeSessions.narrowingParty(run), in: account)
        calls.cleanup = await sessions.calls(of: ProbeSessions.cleanupParty(run), in: account)
        return calls
    }

    /// What was spent since an earlier count.
    func since(_ earlier: ProbeCalls) -> ProbeCalls {
        var calls = ProbeCalls()
        calls.reading = reading - earlier.reading
        calls.probing = probing - earlier.probing
        calls.narrowing = narrowing - earlier.narrowing
        calls.cleanup = cleanup - earlier.cleanup
        return calls
    }
}

extension SpendingSource {
    fileprivate func calls(of party: String, in account: VerifiedAccount) async -> Int {
        await spent(by: party, crm: account.crm, account: account.account).calls
    }
}
