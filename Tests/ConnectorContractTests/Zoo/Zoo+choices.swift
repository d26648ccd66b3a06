import ConnectorKit

extension Zoo {
    /// Options and stages.
    static let options: [ZooCase] = [
        ZooCase("the first option", .choice, .option(0), not: .option(1), .empty),
        ZooCase("the second option", .choice, .option(1), not: .option(0), .option(2)),
        ZooCase("the last option", .choice, .option(2), not: .option(1), .text("")),
        ZooCase("one of several", .choices, .options([0]), not: .options([1]), .options([0, 1]), .empty),
        ZooCase(
            "two of three", .choices, .options([0, 1]), not: .options([0]), .options([0, 2]), .options([0, 1, 2])),
        ZooCase("two in another order", .choices, .options([1, 0]), not: .options([1]), .options([1, 2])),
        ZooCase("first and last", .choices, .options([0, 2]), not: .options([0, 1]), .options([2])),
        ZooCase("last and first", .choices, .options([2, 0]), not: .options([2, 1]), .options([0])),
        ZooCase("all", .choices, .options([0, 1, 2]), not: .options([0, 1]), .options([1, 2]), .empty),
        ZooCase("all, the other way round", .choices, .options([2, 1, 0]), not: .options([2, 1]), .options([0, 2])),
        ZooCase("all, mixed", .choices, .options([1, 2, 0]), not: .options([1, 2]), .options([1])),
        ZooCase("a stage", .stage, .stage(0), not: .stage(1), .empty),
        ZooCase("another stage", .stage, .stage(1), not: .stage(0), .stage(2)),
        ZooCase("a third stage", .stage, .stage(2), not: .stage(0), .stage(1)),
    ]

    /// Users and other records.
    static let people: [ZooCase] = [
        ZooCase("an owner", .owner, .owner(0), not: .owner(1), .empty),
        ZooCase("another owner", .owner, .owner(1), not: .owner(0), .empty),
        ZooCase("another record", .record, .record(0), not: .record(1), .empty),
        ZooCase("another record yet", .record, .record(1), not: .record(0), .empty),
    ]

    /// Ids in two forms, of 15 characters and of 18.
    static let ids: [ZooCase] = [
        ZooCase(
            "an owner by 15 characters", .owner, .shortOwner(0), not: .shortOwner(1), .owner(1), .miswrittenOwner(0),
            notIn: withoutShortIDs),
        ZooCase(
            "another owner by 15 characters", .owner, .shortOwner(1), not: .shortOwner(0), .owner(0), .empty,
            notIn: withoutShortIDs),
        ZooCase("an owner by 18", .owner, .owner(0), not: .shortOwner(1), .miswrittenOwner(0), notIn: withoutShortIDs),
        ZooCase(
            "a record by 15 characters", .record, .shortRecord(0), not: .shortRecord(1), .record(1), .empty,
            notIn: withoutShortIDs),
        ZooCase("a record by 18", .record, .record(1), not: .shortRecord(0), .record(0), notIn: withoutShortIDs),
    ]

    private static let withoutShortIDs: Set<CRMID> = ["attio", "hubspot", "pipedrive", "zoho"]

    /// What stands in a property that was written without a value.
    static let cleared: [ZooCase] = [
        ZooCase("no text", .line, .empty, not: .text("x"), .text("0"), notIn: ["zoho"]),
        ZooCase("an empty text", .body, .text(""), not: .text("x"), .text("null")),
        ZooCase("no number isn't nought", .number, .empty, not: .number("0"), .number("1")),
        ZooCase("no amount isn't nought", .money, .empty, not: .number("0"), .number("0.01")),
        ZooCase("no day", .day, .empty, not: .day("1970-01-01"), .day("2026-11-21")),
        ZooCase("no moment", .moment, .empty, not: .moment("1970-01-01T00:00:00Z"), .moment("2026-11-21T00:00:00Z")),
        ZooCase("no option", .choice, .empty, not: .option(0), .option(1)),
        ZooCase("no options", .choices, .value(.choices([])), not: .options([0]), .options([0, 1])),
        ZooCase("no number to call", .phone, .empty, not: .text("+12015550123"), .text("0")),
    ]
}
