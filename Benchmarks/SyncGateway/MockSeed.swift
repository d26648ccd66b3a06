import ConnectorKit
import Foundation
import Measuring

/// Prints the seed of a mock with so many users.
struct MockSeed {
    let crm: String
    let users: String
    /// `own-limits` for the vendor's limits as they are, where the usual seed has them out of the way.
    let wishes: [String]

    func run() throws {
        guard let count = Int(users), count > 0 else { throw BenchmarkError(text: "USERS is a number above 0") }
        let crm = try BenchmarkedCRM.named(crm)
        guard
            var seed = try JSONSerialization.jsonObject(
                with: Data((wishes.contains("own-limits") ? crm.ownLimitsSeed : crm.seed).utf8)) as? [String: Any]
        else {
            throw BenchmarkError(text: "the seed of \(crm.id) is no JSON object")
        }
        seed["crm"] = crm.id.rawValue
        seed["generate_users"] = count
        print(String(decoding: try JSONSerialization.data(withJSONObject: seed), as: UTF8.self))
    }
}
