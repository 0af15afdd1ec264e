using System.Text;

namespace JobKit.Chaos;

/// <summary>Follows a journal from its present end.</summary>
internal sealed class JournalTail : IDisposable
{
    private readonly FileStream _file;

    private readonly byte[] _bytes = new byte[64 * 1024];

    private string _rest = "";

    public JournalTail(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>The lines that were ended since the last call.</summary>
    public IReadOnlyList<string> Read()
    {
        int count;
        while ((count = _file.Read(_bytes)) > 0)
            _rest += Encoding.UTF8.GetString(_bytes, 0, count);
        var lines = _rest.Split('\n');
        _rest = lines[^1];
        return lines[..^1];
    }

    public void Dispose() => _file.Dispose();
}
