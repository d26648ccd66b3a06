import Foundation

/// The package's own files, found from where this one lies.
enum PackageFiles {
    /// The folder of `Package.swift`.
    static let root: String = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder.path(percentEncoded: false)
    }()

    /// The text of a file, named from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    /// Whether a file or folder is there.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root + "/" + path)
    }

    /// The folders inside a folder, sorted.
    static func folders(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + path).filter { name in
            var isFolder: ObjCBool = false
            let there = FileManager.default.fileExists(atPath: "\(root)/\(path)/\(name)", isDirectory: &isFolder)
            return there && isFolder.boolValue
        }.sorted()
    }

    /// The Swift files under a folder, at any depth.
    static func sources(under path: String) throws -> [SourceFile] {
        try files(under: path, ending: ".swift").map { SourceFile(path: $0, text: try text($0)) }
    }

    /// The files under a folder with such an ending, at any depth, sorted.
    static func files(under path: String, ending: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root + "/" + path)
            .filter { $0.hasSuffix(ending) }.map { path + "/" + $0 }.sorted()
    }

    /// The words in the list `let vendors = […]` of `Package.swift`.
    static func vendors() throws -> [String] {
        let manifest = try text("Package.swift")
        guard let list = try /let vendors = \[([^\]]*)\]/.firstMatch(in: manifest)?.1 else { return [] }
        return list.matches(of: /"(\w+)"/).map { String($0.1) }
    }
}
