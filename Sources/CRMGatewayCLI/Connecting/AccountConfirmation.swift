import CRMGateway
import ConnectorKit
import Foundation
import Synchronization

/// Shows whose account it is before anything is stored, and asks where somebody can answer (T-38).
final class AccountConfirmation: Sendable {
    let console: Console
    /// The only account that will do.
    let expected: String?
    /// Whether the answer was given on the command line.
    let isGiven: Bool
    /// Whether the answer came by a browser, where another person's account is a trap that is easily set.
    let isOAuth: Bool
    private let refusal = Mutex<CommandFailure?>(nil)

    init(console: Console, expected: String?, isGiven: Bool, isOAuth: Bool) {
        self.console = console
        self.expected = expected
        self.isGiven = isGiven
        self.isOAuth = isOAuth
    }

    /// For the library, which asks before it stores.
    var confirmation: ConnectConfirmation {
        { identity in
            do throws(CommandFailure) {
                return try self.confirm(identity)
            } catch {
                self.refusal.withLock { $0 = error }
                return false
            }
        }
    }

    /// Does a connect; why the account was not taken is told in our words rather than the library's.
    func deciding<Result>(
        _ connect: (@escaping ConnectConfirmation) async throws -> Result
    ) async throws -> Result {
        do {
            return try await connect(confirmation)
        } catch {
            if let refusal = refusal.withLock({ $0 }) { throw refusal }
            throw error
        }
    }

    private func confirm(_ identity: CRMIdentity) throws(CommandFailure) -> Bool {
        let user = identity.userEmail?.rawValue ?? identity.user?.rawValue ?? "a user whom the CRM doesn't tell"
        let name = identity.accountName.map { "\($0) (\(identity.account))" } ?? identity.account.rawValue
        console.note("The key acts as \(user) in account \(name).")
        if let expected {
            guard expected == identity.account.rawValue else {
                throw CommandFailure(
                    .refused, code: "account_unexpected", "It is account \(identity.account), not \(expected).",
                    nextStep: "Connect again with a CRM user of the account that you want.")
            }
            return true
        }
        if isGiven { return true }
        if isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 { return ask() }
        // A token that the operator handed over names its account; a browser's answer could be anyone's.
        guard isOAuth else { return true }
        throw CommandFailure(
            .usage, code: "confirmation_needed", "Nobody is there to confirm the account.",
            nextStep: "Add --account \(identity.account), or --yes.")
    }

    private func ask() -> Bool {
        FileHandle.standardError.write(Data("Use this account? [y/N] ".utf8))
        return readLine()?.lowercased().hasPrefix("y") ?? false
    }
}
