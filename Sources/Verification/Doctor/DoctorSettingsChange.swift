public import Foundation
public import Workspace

/// One version of a person's settings, as far as the doctor needs it.
public struct DoctorSettingsChange: Hashable, Sendable {
    /// The category.
    public var category: Workspace.Category
    /// The version's number.
    public var version: Int64
    /// How it came, a stable word: `push`, `sync_with_admin`, `edit`, `undo`, `restore`.
    public var origin: String
    /// Whether the person made it themselves.
    public var isOwn: Bool
    /// The admin from whose dashboard it is, for people.
    public var sourceName: String?
    /// The run, where one wrote it.
    public var run: RunID?
    /// When.
    public var at: Date

    /// Describes a version.
    public init(
        _ category: Workspace.Category, version: Int64, origin: String, isOwn: Bool, sourceName: String? = nil,
        run: RunID? = nil, at: Date
    ) {
        self.category = category
        self.version = version
        self.origin = origin
        self.isOwn = isOwn
        self.sourceName = sourceName
        self.run = run
        self.at = at
    }

    /// The version as evidence.
    var evidence: Evidence {
        let source = sourceName.map { " from \($0)" } ?? ""
        let written = run.map { ", run \($0)" } ?? ""
        return Evidence(
            "\(category.rawValue) version \(version)", "\(origin)\(source), \(DoctorRules.text(at))\(written)")
    }
}
