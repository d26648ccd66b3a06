import ConnectorKit
import Foundation
import Logging
import Synchronization
import TransportLayers

/// Where recordings of exchanges go: `.build/exchanges/<crm>.jsonl` of the package, begun anew by each process.
///
/// `CRM_GATEWAY_EXCHANGES` names another folder. `scripts/check-exchanges` reads them.
enum ExchangeFolder {
    /// The environment variable that names a folder.
    static let variable = "CRM_GATEWAY_EXCHANGES"

    private static let recorders = Mutex([String: FileExchangeRecorder]())

    /// The recorder of a CRM, one for the process.
    static func recorder(for crm: CRMID, sourceFile: String) throws -> FileExchangeRecorder {
        try recorders.withLock { recorders in
            let folder = folder(for: sourceFile)
            let path = folder + "/\(crm).jsonl"
            if let open = recorders[path] { return open }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            let recorder = try FileExchangeRecorder(path: path, logger: Logger(label: "exchanges"))
            recorders[path] = recorder
            return recorder
        }
    }

    private static func folder(for sourceFile: String) -> String {
        if let named = ProcessInfo.processInfo.environment[variable], !named.isEmpty { return named }
        return packageRoot(of: sourceFile) + "/.build/exchanges"
    }

    /// The nearest folder above a file that holds a `Package.swift`; the working folder where there is none.
    static func packageRoot(of file: String) -> String {
        var folder = URL(filePath: file).deletingLastPathComponent()
        while folder.path.count > 1 {
            if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
                return folder.path
            }
            folder = folder.deletingLastPathComponent()
        }
        return FileManager.default.currentDirectoryPath
    }
}
