using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Chaos;

/// <summary>The report for programs.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Task WriteAsync(string path, RunReport report) => File.WriteAllTextAsync(path, JsonSerializer.Serialize(report, Format));
}
