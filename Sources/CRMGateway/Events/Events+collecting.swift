import Foundation
import SQLStore
import Workspace

extension Events {
    /// How many organizations one look goes through.
    private static let organizationsPerLook = 100

    /// Deletes events that were kept long enough, in every organization; the newest one stays, for its number.
    ///
    /// Called by ``GatewayUpkeep`` each hour.
    ///
    /// - Returns: how many were deleted.
    @discardableResult
    public func collect() async throws -> Int {
        var deleted = 0
        var cursor: OrganizationID?
        do {
            repeat {
                let after = cursor
                let page = try await calls.store.read {
                    try OrganizationRepository.page(after: after, limit: Self.organizationsPerLook, in: $0)
                }
                for organization in page { deleted += try await collect(organization.id) }
                cursor = page.count == Self.organizationsPerLook ? page.last?.id : nil
            } while cursor != nil
        } catch {
            throw GatewayError(reading: error)
        }
        return deleted
    }

    private func collect(_ organization: OrganizationID) async throws -> Int {
        let age = Int64(retention / .milliseconds(1))
        var deleted = 0
        var last: Int
        repeat {
            last = try await calls.store.write { transaction in
                try GatewayEventRepository(organization: organization, transaction: transaction)
                    .deleteOldest(before: transaction.now - age, limit: Self.collectionMax)
            }
            deleted += last
        } while last == Self.collectionMax
        return deleted
    }
}
