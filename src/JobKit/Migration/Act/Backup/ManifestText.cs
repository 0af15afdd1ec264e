using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A manifest as a file: the JSON, and before it its own hash, so that damage to the manifest is told from damage to the jobs.</summary>
internal static class ManifestText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(BackupManifest manifest) => File(JsonSerializer.Serialize(manifest, Json));

    /// <param name="file">Where it was read, for the message.</param>
    /// <param name="bytes">All of it.</param>
    /// <exception cref="JobBackupException">It is not to the byte as it was written.</exception>
    public static BackupManifest Read(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Encoding.UTF8.GetString(bytes);
            using var read = JsonDocument.Parse(text);
            var manifest = read.RootElement.GetProperty("manifest");
            if (bytes.SequenceEqual(Encoding.UTF8.GetBytes(File(manifest.GetRawText()))))
            {
                return manifest.Deserialize<BackupManifest>(Json)!;
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Damaged(file, error);
        }

        throw Damaged(file, null);
    }

    private static string File(string manifest) =>
        $"{{\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest)))}\",\"manifest\":{manifest}}}\n";

    private static JobBackupException Damaged(string file, Exception? error) =>
        new($"{file} is not as it was written: it does not agree with its own hash. Take another copy of it; without its manifest a backup cannot be trusted.", error);
}
