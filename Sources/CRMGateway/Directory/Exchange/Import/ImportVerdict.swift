/// What becomes of a line.
public enum ImportVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// A new account with its dashboard, or a new team.
    case create
    /// The account or team is as the line says; it gets the teams, or secondary admins, that it lacks.
    case join
    /// All is as the line says.
    case unchanged
    /// The line can't be taken; the report's problems say why.
    case bad
}
