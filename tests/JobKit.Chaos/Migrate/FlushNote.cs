namespace JobKit.Chaos;

/// <summary>A line on a batch of counts: its sending where there is no answer.</summary>
internal sealed record FlushNote(long At, long Seq, FlushAnswer? Answer);
