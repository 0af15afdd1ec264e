using JobKit.Migration;
using JobKit.Tests.Migration.Act.Backup;

namespace JobKit.Tests.Migration.Act.Rollback;

/// <summary>A sink that fails, or waits, as the test says.</summary>
internal sealed class GatedSink : IBackupSink
{
    private readonly MemorySink _inner = new();

    public IEnumerable<string> Files => _inner.Files.Keys;

    /// <summary>How many files cannot be begun.</summary>
    public int Failures { get; set; }

    /// <summary>What the next file waits for, once.</summary>
    public Task? Gate { get; set; }

    /// <summary>Whether it goes on waiting when it is asked to stop.</summary>
    public bool IsDeaf { get; set; }

    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Stream> CreateAsync(string file, CancellationToken cancellationToken)
    {
        if (Failures > 0)
        {
            Failures--;
            throw new IOException("the disk is full");
        }

        if (Gate is { } gate)
        {
            Gate = null;
            Reached.SetResult();
            await gate.WaitAsync(IsDeaf ? CancellationToken.None : cancellationToken);
        }

        return await _inner.CreateAsync(file, cancellationToken);
    }

    public Task<Stream> OpenAsync(string file, CancellationToken cancellationToken) => _inner.OpenAsync(file, cancellationToken);
}
