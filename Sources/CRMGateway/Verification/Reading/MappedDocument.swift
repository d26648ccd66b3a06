import Workspace

/// What somebody's settings of a category are made of, by hash: equal for all who were given the same.
struct MappedDocument: Hashable, Sendable {
    let category: Category
    let hash: String?
    let overlay: String?

    /// The categories that say what a CRM is expected to have.
    static let categories: Set<Category> = [.customProperties, .pipelineStages]
}
