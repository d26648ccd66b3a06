import Foundation
import OpenSSLCrypto
import SQLStore
import Workspace

/// The start of a run under an idempotency key: the same key starts one run, however often it comes (T-42, I-09).
struct IdempotentStart {
    let actor: Actor
    let key: String?
    let operation: String
    let inputHash: String

    /// - Parameter digest: of the plan that is carried out: under the key of one plan no other is taken for done (T-33).
    init(
        actor: Actor, key: String?, operation: String = "sync_crm", request: some Encodable, digest: String?
    ) throws {
        self.actor = actor
        self.operation = operation
        self.key = key
        let input = try JSONText.encode([try JSONText.encode(request), digest ?? ""])
        self.inputHash = Digest.sha256(Array(input.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    /// Claims the key for a new run; returns the run that it started before, if it did.
    ///
    /// - Throws: `InvalidValue` for a key that is none, or that was used with other input.
    func claim(_ run: RunID, in transaction: any SQLTransaction) throws -> RunID? {
        guard let key else { return nil }
        try IdempotentCall.check(key)
        let keys = IdempotencyRepository(actor: actor, operation: operation, transaction: transaction)
        try IdempotencyRepository.forgetOld(of: actor.organization, in: transaction)
        switch try keys.begin(key: key, inputHash: inputHash) {
        case .fresh:
            try keys.finish(key: key, result: run.rawValue)
            return nil
        case .done(let result): return RunID(rawValue: result)
        case .inProgress: return nil
        case .otherInput: throw InvalidValue.idempotencyKeyReused
        }
    }
}
