namespace JobKit.Migration;

/// <summary>A run of lines of a backup, so that damage is found where it is.</summary>
/// <param name="Rows">How many lines.</param>
/// <param name="Bytes">How long they are together, before encryption.</param>
/// <param name="Sha256">Of these bytes, in lower-case hexadecimal digits.</param>
public sealed record BackupChunk(int Rows, int Bytes, string Sha256);
