import Glibc

/// Tells builds of this program apart, so that none trusts what another one left in a cache.
package enum ProgramStamp {
    /// Size and time of the program's file; nil where the system does not tell.
    package static let text: String? = {
        var status = stat()
        guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
        let time = status.st_mtim
        return "\(status.st_size)-\(status.st_ino)-\(time.tv_sec).\(time.tv_nsec)"
    }()
}
