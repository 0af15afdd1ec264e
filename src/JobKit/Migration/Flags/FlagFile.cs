using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>The last known flags on disk, for a start while the store is away. Trouble with it is logged and harms nothing else.</summary>
internal sealed class FlagFile(IOptions<MigrationOptions> options, ILogger<FlagFile> logger)
{
    private readonly string? _path = options.Value.FlagFile;

    /// <summary>Puts it in the place of the one before as a whole, so that nobody reads half of it.</summary>
    public void Save(IReadOnlyList<StoredFlag> flags)
    {
        if (_path is null)
        {
            return;
        }

        try
        {
            var part = string.Create(null, $"{_path}.{Environment.ProcessId}.part");
            File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(flags));
            File.Move(part, _path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            FlagLog.FileFailed(logger, error, _path, "written");
        }
    }

    /// <summary>What it holds; null where there is none that can be read.</summary>
    public IReadOnlyList<StoredFlag>? Load()
    {
        if (_path is null || !File.Exists(_path))
        {
            return null;
        }

        try
        {
            var flags = JsonSerializer.Deserialize<List<StoredFlag?>>(File.ReadAllBytes(_path)) ?? throw new JsonException("It holds null.");
            return [.. flags.OfType<StoredFlag>().Where(it => it is { Name: not null, Json: not null }).DistinctBy(it => it.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            FlagLog.FileFailed(logger, error, _path, "read");
            return null;
        }
    }
}
