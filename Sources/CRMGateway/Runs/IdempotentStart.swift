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

    init(actor: Actor, key: String?, operation: String = "sync_crm", request: some Encodable) throws {
        self.actor = actor
        self.operation = operation
        self.key = key
        self.inputHash = Digest.sha256(Array(try JSONText.encode(request).utf8)).map { String(format: "%02x", $0) }
            .joined()
    }

    /// Claims the key for a new run; returns the run that it started before, if it did.
    func claim(_ run: RunID, in transaction: any SQLTransaction) throws -> RunID? {
        guard let key else { return nil }
        let keys = IdempotencyRepository(actor: actor, operation: operation, transaction: transaction)
        try IdempotencyRepository.forgetOld(of: actor.organization, in: transaction)
        switch try keys.begin(key: key, inputHash: inputHash) {
        case .fresh:
            try keys.finish(key: key, result: run.rawValue)
            return nil
        case .done(let result): return RunID(rawValue: result)
        case .inProgress: return nil
        case .otherInput:
            throw GatewayError(
                code: "idempotency_key_reused",
                message: "This idempotency key was used for another request within the last 24 hours.",
                nextStep: "Use a new key for a new request.")
        }
    }
}
