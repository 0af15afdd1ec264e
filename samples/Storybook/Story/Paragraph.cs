namespace Storybook;

/// <summary>A paragraph of a story on one line.</summary>
/// <param name="Text">The text, trimmed, with single spaces; never empty.</param>
/// <param name="OpensSection">True when a chapter heading or a row of stars stands before it, so a scene would well begin here.</param>
internal sealed record Paragraph(string Text, bool OpensSection = false)
{
    /// <summary>True when somebody speaks first in it; talk is kept together.</summary>
    public bool IsSpeech => Text[0] is '"' or '“' or '„' or '‘' or '«' or '»' or '—' or '\'';
}
