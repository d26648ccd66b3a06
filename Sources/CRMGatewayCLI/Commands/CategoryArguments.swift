import ArgumentParser
import Workspace

/// Which categories a command is about.
struct CategoryArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only this category; repeat it for several. Without any: all but emailTemplates.", valueName: "name"))
    var category: [String] = []
    @Option(
        name: .customLong("all-but"),
        help: ArgumentHelp("All categories but this one; repeat it for several.", valueName: "name"))
    var allBut: [String] = []

    func validate() throws {
        guard category.isEmpty || allBut.isEmpty else {
            throw ValidationError("Name categories with --category or with --all-but, not with both")
        }
    }

    /// What is selected (SET-2).
    func selected() throws(CommandFailure) -> Set<Category> {
        if !category.isEmpty { return try Self.categories(category) }
        if !allBut.isEmpty { return Set(Category.allCases).subtracting(try Self.categories(allBut)) }
        return Category.selectedByDefault
    }

    /// The categories of these names (SET-3).
    static func categories(_ names: [String]) throws(CommandFailure) -> Set<Category> {
        var found: Set<Category> = []
        for name in names {
            guard let category = Category.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
            else {
                throw CommandFailure(
                    .usage, code: "category_unknown", rule: "SET-3", "There is no category \"\(name.prefix(40))\".",
                    nextStep: "Name one of: \(Category.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            found.insert(category)
        }
        return found
    }
}
