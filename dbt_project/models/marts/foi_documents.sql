select
    document_id,
    request_id,
    file_name,
    media_type,
    bytes,
    pages,
    read_status,
    read_error,
    fetched_at,
    url,
    licence,
    la_code,
    notes,
    reader_version,
    withdrawn_at
from {{ ref('stg_raw__foi_documents') }}
order by request_id, document_id
