import Foundation
import MockKit

/// Which seed file is for which CRM.
struct SeedFiles {
    private var paths: [ImitatedCRM: String] = [:]

    /// Looks into each file for the CRM it names. With one CRM chosen, a file need not name it.
    init(_ files: [String], chosen: [ImitatedCRM]) throws {
        for path in files {
            let crm = try Self.crm(of: path, chosen: chosen)
            guard paths[crm] == nil else {
                throw SeedError("--seed \(path) is the second seed for \(crm.rawValue): name one file per CRM")
            }
            paths[crm] = path
        }
    }

    func path(for crm: ImitatedCRM) -> String? { paths[crm] }

    private static func crm(of path: String, chosen: [ImitatedCRM]) throws -> ImitatedCRM {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw SeedError("--seed \(path) cannot be read: name a JSON file that exists")
        }
        // What is wrong inside of the file is said where it is read.
        let name = (try? JSON.parse(Array(bytes)))?["crm"]?.string
        if let name, let crm = chosen.first(where: { $0.rawValue == name }) { return crm }
        guard let only = chosen.first, chosen.count == 1 else {
            throw SeedError("--seed \(path) does not say for which CRM it is: add a member \"crm\" with its name")
        }
        return only
    }
}
