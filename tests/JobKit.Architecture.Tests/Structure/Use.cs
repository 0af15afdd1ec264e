namespace JobKit.Architecture.Tests.Structure;

/// <summary>A file of one folder names a type that a file of another folder declares.</summary>
internal sealed record Use(string From, string To, string File, string Type)
{
    public override string ToString() => $"{Show(From)} -> {Show(To)}: {File} names {Type}";

    private static string Show(string folder) => folder.Length == 0 ? "(root)" : folder;
}
