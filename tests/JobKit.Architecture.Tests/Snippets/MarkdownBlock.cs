namespace JobKit.Architecture.Tests.Snippets;

/// <summary>A C# block of a document, with the snippet that the comment above it names.</summary>
/// <param name="Line">The line of its opening fence, from 1.</param>
/// <param name="Snippet">Null when no comment stands above it.</param>
/// <param name="Code">Its lines.</param>
internal sealed record MarkdownBlock(int Line, string? Snippet, IReadOnlyList<string> Code);
