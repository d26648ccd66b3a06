import SQLStore
import Workspace

/// Who wants which lease; made anew for each taking, so that no two holders are ever the same.
struct LeaseClaim: Sendable {
    let kind: LeaseKind
    let key: String
    let organization: OrganizationID
    /// 128 random bits.
    let holder: String

    init(_ kind: LeaseKind, key: String, organization: OrganizationID) {
        self.kind = kind
        self.key = key
        self.organization = organization
        holder = (0..<2).map { _ in Self.digits(UInt64.random(in: .min ... .max)) }.joined()
    }

    /// Tries once, in a transaction: by the deadline, then by the hint that the holder's process is gone.
    ///
    /// - Returns: the fence, or `nil` while another holds it.
    func take(
        as identity: ProcessIdentity, forMilliseconds milliseconds: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) -> Int64? {
        let repository = LeaseRepository(organization: organization, kind: kind, key: key, transaction: transaction)
        let process = identity.process
        if let fence = try repository.acquire(holder: holder, process: process, forMilliseconds: milliseconds) {
            return fence
        }
        guard let row = try repository.row(), identity.knowsToBeGone(row.process) else { return nil }
        return try repository.takeOver(from: row, holder: holder, process: process, forMilliseconds: milliseconds)
    }

    private static func digits(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
