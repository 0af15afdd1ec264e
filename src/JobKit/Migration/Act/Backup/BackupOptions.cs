namespace JobKit.Migration;

/// <summary>Where backups of the jobs go, and how: section <c>JobKit:Backup</c>, streams and sinks in code alone. What is wrong stops the app's start with a sentence.</summary>
public sealed class BackupOptions
{
    /// <summary>A directory that exists; none by default. Not together with <see cref="Sink"/>.</summary>
    public string? Directory { get; set; }

    /// <summary>A place of the app's own; none by default.</summary>
    public IBackupSink? Sink { get; set; }

    /// <summary>
    /// Puts an encrypting stream around the one that is written; then payloads are kept whole. Without it, the default, everything marked by
    /// <see cref="JobSecretAttribute"/> is masked, and a live job that was masked cannot be put back.
    /// </summary>
    /// <remarks>Disposing the stream it gives must write what is left; JobKit disposes both.</remarks>
    public Func<Stream, Stream>? Encrypt { get; set; }

    /// <summary>Takes back what <see cref="Encrypt"/> did; needed with it.</summary>
    public Func<Stream, Stream>? Decrypt { get; set; }

    /// <summary>The place, or null where none was set.</summary>
    internal IBackupSink? Place => Sink ?? (Directory is null ? null : new DirectoryBackupSink(Directory));
}
