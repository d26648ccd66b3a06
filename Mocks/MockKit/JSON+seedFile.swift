import Foundation

extension JSON {
    /// The JSON of a seed file.
    /// - Throws: ``SeedError`` when it cannot be read, or is no JSON.
    public static func seed(file path: String) throws -> JSON {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw SeedError("\(path) cannot be read: name a JSON file that exists")
        }
        do {
            return try JSON.parse(Array(bytes))
        } catch {
            throw SeedError("\(path) is \(error.description)")
        }
    }
}
