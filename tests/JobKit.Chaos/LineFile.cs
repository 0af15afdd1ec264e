using System.Text;

namespace JobKit.Chaos;

/// <summary>Appends whole lines and hands each to the operating system before it returns: what was written outlives the process.</summary>
internal sealed class LineFile : IDisposable
{
    private readonly Lock _turn = new();

    private readonly FileStream _file;

    public LineFile(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>The complete lines of a file. What a killed process began to write and did not end is none.</summary>
    public static IEnumerable<string> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var text = File.ReadAllText(path);
        var end = text.LastIndexOf('\n');
        return end < 0 ? [] : text[..end].Split('\n').Where(line => line.Length > 0);
    }

    public void Append(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_turn)
            _file.Write(bytes);
    }

    public void Dispose() => _file.Dispose();
}
