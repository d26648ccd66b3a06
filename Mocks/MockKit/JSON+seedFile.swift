import Foundation

extension JSON {
    /// Reads a seed file.
    /// - Throws: ``SeedError``, which names the file and what is wrong with it.
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
