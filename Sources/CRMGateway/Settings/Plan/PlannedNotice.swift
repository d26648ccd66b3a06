/// Something about a plan that an admin should read before they apply it.
public struct PlannedNotice: Hashable, Sendable, Codable {
    /// The stable code, snake_case.
    public let code: String
    /// The rule that asks for it to be said.
    public let rule: String
    /// A sentence for people.
    public let message: String
}

extension PlannedNotice {
    static func enablesTasks(_ count: Int) -> PlannedNotice {
        PlannedNotice(
            code: "tasks_enabled", rule: "PROV-3",
            message: "taskSettings would switch tasks on for \(count) \(count == 1 ? "person" : "people").")
    }

    static func actsAs(_ key: SourceKey) -> PlannedNotice {
        PlannedNotice(
            code: "acts_as", rule: "ACC-6",
            message: "With the key of \(key.crm), its holders act there as "
                + "\(key.actsAs ?? "a user whom the CRM doesn't tell").")
    }

    static let unready = PlannedNotice(
        code: "source_unready", rule: "SET-11",
        message: "The source isn't ready: something that would be copied is missing or broken there.")
}
