/// How people and teams are written in a file.
public enum ExchangeFormat: String, Hashable, Sendable, Codable, CaseIterable {
    /// RFC 4180, UTF-8, with a line of column names.
    case csv
    /// One JSON object a line. An import takes a JSON array of objects too.
    case jsonLines = "jsonl"
}
