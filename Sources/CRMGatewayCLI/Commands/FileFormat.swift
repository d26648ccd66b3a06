import ArgumentParser
import CRMGateway
import Foundation

/// Which format a file of people or teams has.
enum FileFormat {
    /// What was said, else what the name's end says; CSV for any other.
    static func of(_ said: String?, path: String?) throws -> ExchangeFormat {
        if let said {
            guard let format = ExchangeFormat(rawValue: said) else {
                throw ValidationError("--file-format has to be csv or jsonl")
            }
            return format
        }
        let ending = path.map { ($0 as NSString).pathExtension.lowercased() } ?? ""
        return ["json", "jsonl", "ndjson"].contains(ending) ? .jsonLines : .csv
    }
}
