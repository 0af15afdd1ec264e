namespace JobKit.Migration;

/// <summary>Where backups are kept: files by name, such as <c>nightly/jobs.jsonl</c>, whose parts are of <c>a-z A-Z 0-9 . _ -</c>.</summary>
public interface IBackupSink
{
    /// <summary>Begins a file. It is durable once the stream was disposed.</summary>
    /// <exception cref="IOException">There is one of that name already: nothing is ever overwritten.</exception>
    Task<Stream> CreateAsync(string file, CancellationToken cancellationToken);

    /// <summary>Opens a file to read it from its beginning.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    Task<Stream> OpenAsync(string file, CancellationToken cancellationToken);
}
